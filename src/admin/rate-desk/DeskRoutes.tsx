import { Navigate, Route, Routes } from 'react-router-dom';

import { CardPage } from './card/CardPage';
import { CardsPage } from './cards/CardsPage';
import { RateDoorContext, type RateDoor } from './door';
import { DropPage } from './import/DropPage';
import { ImportPage } from './import/ImportPage';
import { ServiceChargesPage } from './service-charges/ServiceChargesPage';
import { VersionPage } from './version/VersionPage';

/** The addresses below the one that the desk is at. */
export const deskPaths = (root: string): RateDoor['paths'] => ({
  cards: root,
  card: (id) => `${root}/cards/${id}`,
  version: (id) => `${root}/versions/${id}`,
  import: (id) => `${root}/imports/${id}`,
});

/** The pages of the rate desk, by the door that it is entered. */
export const DeskRoutes = ({ door }: { door: RateDoor }) => (
  <RateDoorContext.Provider value={door}>
    <Routes>
      <Route index element={<CardsPage />} />
      {door.isStaff && <Route path="service-charges" element={<ServiceChargesPage />} />}
      <Route path="cards/:id" element={<CardPage />} />
      <Route path="versions/:id" element={<VersionPage />} />
      {/* The server refuses who may not write: whether one may is not known yet when a page is loaded. */}
      <Route path="cards/:id/import" element={<DropPage />} />
      <Route path="imports/:id" element={<ImportPage />} />
      <Route path="*" element={<Navigate to={door.paths.cards} replace />} />
    </Routes>
  </RateDoorContext.Provider>
);
