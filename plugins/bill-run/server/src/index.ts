import { register } from './register';
import { actsController } from './controllers/acts';
import { checksController } from './controllers/checks';
import { homeController } from './controllers/home';
import { invoicesController } from './controllers/invoices';
import { reratingsController } from './controllers/reratings';
import { runsController } from './controllers/runs';
import { simulateController } from './controllers/simulate';
import { suspenseController } from './controllers/suspense';
import { usageController } from './controllers/usage';
import { usageRecordsController } from './controllers/usage-records';
import { actRoutes } from './routes/acts';
import { checkRoutes } from './routes/checks';
import { runRoutes } from './routes/runs';
import { suspenseRoutes } from './routes/suspense';
import { usageRoutes } from './routes/usage';
import { usageRecordRoutes } from './routes/usage-records';
import { reratingRoutes } from './routes/reratings';
import { actsService } from './services/acts';
import { billsService } from './services/bills';
import { runsService } from './services/runs';
import { usageService } from './services/usage';

export default {
  register,
  controllers: {
    acts: actsController,
    checks: checksController,
    home: homeController,
    invoices: invoicesController,
    reratings: reratingsController,
    runs: runsController,
    simulate: simulateController,
    suspense: suspenseController,
    usage: usageController,
    'usage-records': usageRecordsController,
  },
  services: { acts: actsService, runs: runsService, bills: billsService, usage: usageService },
  routes: {
    admin: {
      type: 'admin',
      routes: [
        ...runRoutes,
        ...checkRoutes,
        ...actRoutes,
        ...usageRoutes,
        ...suspenseRoutes,
        ...usageRecordRoutes,
        ...reratingRoutes,
      ],
    },
  },
};
