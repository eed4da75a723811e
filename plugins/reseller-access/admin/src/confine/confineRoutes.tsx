import type { ComponentType } from 'react';

import { useAuth, type StrapiApp } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';

import { MY_ROOT } from '../paths';

import { isResellersPerson } from './isResellersPerson';

type Routes = StrapiApp['router']['routes'];
type Route = Routes[number];
type Module = { Component?: ComponentType | null; default?: ComponentType };

/** What a reseller's people may open besides their own pages: their profile. */
const THEIRS = [`${MY_ROOT.slice(1)}/*`, 'me', 'me/sessions'];

const forStaff = (Page: ComponentType) => {
  const ForStaff = () => {
    const user = useAuth('ForStaff', (state) => state.user);
    return isResellersPerson(user) ? <Navigate to={MY_ROOT} replace /> : <Page />;
  };
  return ForStaff;
};

const confine = (route: Route): Route => {
  const { lazy } = route;
  if (THEIRS.includes(route.path ?? '') || typeof lazy !== 'function') {
    return route;
  }
  return {
    ...route,
    lazy: async () => {
      const { Component, default: Default, ...rest } = (await lazy()) as Module;
      const Page = Component ?? Default;
      return Page ? { ...rest, Component: forStaff(Page) } : rest;
    },
  } as Route;
};

/**
 * Leads a reseller's people to their own pages from everywhere else: home, settings, Content Manager, other plugins.
 * The server would refuse what those pages ask for, and they would show nothing but refusals.
 */
export const confineRoutes = ({ router }: Pick<StrapiApp, 'router'>): void =>
  router.addRoute((routes: Routes) => routes.map(confine));
