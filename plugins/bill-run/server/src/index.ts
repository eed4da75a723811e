import { register } from './register';
import { homeController } from './controllers/home';
import { invoicesController } from './controllers/invoices';
import { runsController } from './controllers/runs';
import { suspenseController } from './controllers/suspense';
import { usageController } from './controllers/usage';
import { runRoutes } from './routes/runs';
import { suspenseRoutes } from './routes/suspense';
import { usageRoutes } from './routes/usage';
import { runsService } from './services/runs';
import { usageService } from './services/usage';

export default {
  register,
  controllers: {
    home: homeController,
    invoices: invoicesController,
    runs: runsController,
    suspense: suspenseController,
    usage: usageController,
  },
  services: { runs: runsService, usage: usageService },
  routes: { admin: { type: 'admin', routes: [...runRoutes, ...usageRoutes, ...suspenseRoutes] } },
};
