import { bootstrap } from './bootstrap';
import { destroy } from './destroy';
import { register } from './register';
import { actsController } from './controllers/acts';
import { checksController } from './controllers/checks';
import { correctionsController } from './controllers/corrections';
import { creditChecksController } from './controllers/credit-checks';
import { alertsController } from './controllers/alerts';
import { balancesController } from './controllers/balances';
import { billDaysController } from './controllers/bill-days';
import { homeController } from './controllers/home';
import { duplicatesController, likelyDuplicatesController } from './controllers/likely-duplicates';
import { intakeController } from './controllers/intake';
import { invoicesController } from './controllers/invoices';
import { nextChargesController } from './controllers/next-charges';
import { numbersController } from './controllers/numbers';
import { reratingsController } from './controllers/reratings';
import { rateDeskController } from './controllers/rate-desk';
import { runsController } from './controllers/runs';
import { simulateController } from './controllers/simulate';
import { sourcesController } from './controllers/sources';
import { supplierChargesController } from './controllers/supplier-charges';
import { priceRisesController } from './controllers/price-rises';
import { servicesController } from './controllers/services';
import { suspenseController } from './controllers/suspense';
import { usageController } from './controllers/usage';
import { usageRecordsController } from './controllers/usage-records';
import { actRoutes } from './routes/acts';
import { checkRoutes } from './routes/checks';
import { intakeRoutes } from './routes/intake';
import { correctionRoutes } from './routes/corrections';
import { creditCheckRoutes } from './routes/credit-checks';
import { nextChargeRoutes } from './routes/next-charges';
import { numberRoutes } from './routes/numbers';
import { rateDeskRoutes } from './routes/rate-desk';
import { balanceRoutes } from './routes/balances';
import { runRoutes } from './routes/runs';
import { sourceRoutes } from './routes/sources';
import { supplierChargeRoutes } from './routes/supplier-charges';
import { billDayRoutes } from './routes/bill-days';
import { priceRiseRoutes } from './routes/price-rises';
import { serviceRoutes } from './routes/services';
import { suspenseRoutes } from './routes/suspense';
import { usageRoutes } from './routes/usage';
import { usageRecordRoutes } from './routes/usage-records';
import { reratingRoutes } from './routes/reratings';
import { actsService } from './services/acts';
import { billsService } from './services/bills';
import { correctionsService } from './services/corrections';
import { creditChecksService } from './services/credit-checks';
import { priceRisesService } from './services/price-rises';
import { balancesService } from './services/balances';
import { nextChargesService } from './services/next-charges';
import { runsService } from './services/runs';
import { usageService } from './services/usage';

const chargeRoutes = [...billDayRoutes, ...serviceRoutes, ...priceRiseRoutes, ...nextChargeRoutes];

export default {
  register,
  bootstrap,
  destroy,
  controllers: {
    acts: actsController,
    checks: checksController,
    numbers: numbersController,
    corrections: correctionsController,
    'credit-checks': creditChecksController,
    alerts: alertsController,
    balances: balancesController,
    'bill-days': billDaysController,
    duplicates: duplicatesController,
    home: homeController,
    intake: intakeController,
    invoices: invoicesController,
    'likely-duplicates': likelyDuplicatesController,
    'next-charges': nextChargesController,
    reratings: reratingsController,
    'rate-desk': rateDeskController,
    runs: runsController,
    simulate: simulateController,
    sources: sourcesController,
    supplierCharges: supplierChargesController,
    'price-rises': priceRisesController,
    services: servicesController,
    suspense: suspenseController,
    usage: usageController,
    'usage-records': usageRecordsController,
  },
  services: {
    acts: actsService,
    corrections: correctionsService,
    creditChecks: creditChecksService,
    priceRises: priceRisesService,
    nextCharges: nextChargesService,
    balances: balancesService,
    bills: billsService,
    runs: runsService,
    usage: usageService,
  },
  routes: {
    admin: {
      type: 'admin',
      routes: [
        ...runRoutes,
        ...checkRoutes,
        ...numberRoutes,
        ...actRoutes,
        ...usageRoutes,
        ...suspenseRoutes,
        ...rateDeskRoutes,
        ...usageRecordRoutes,
        ...reratingRoutes,
        ...sourceRoutes,
        ...supplierChargeRoutes,
        ...correctionRoutes,
        ...creditCheckRoutes,
        ...balanceRoutes,
        ...chargeRoutes,
      ],
    },
    'content-api': { type: 'content-api', routes: intakeRoutes },
  },
};
