/** The views, each loaded when it is first gone to. */
import type { Component } from 'svelte';
import type { ViewName } from './lib/address.svelte';

type Loaded = Promise<{ default: Component }>;

export const LOADERS: Record<ViewName, () => Loaded> = {
  map: () => import('./views/map/MapView.svelte'),
  events: () => import('./views/events/EventsView.svelte'),
  event: () => import('./views/events/EventView.svelte'),
  claim: () => import('./views/events/ClaimView.svelte'),
  places: () => import('./views/places/PlacesView.svelte'),
  place: () => import('./views/places/PlaceView.svelte'),
  road: () => import('./views/places/RoadView.svelte'),
  timeline: () => import('./views/timeline/TimelineView.svelte'),
  figures: () => import('./views/timeline/FiguresView.svelte'),
  documents: () => import('./views/documents/DocumentsView.svelte'),
  document: () => import('./views/documents/ReaderView.svelte'),
  sources: () => import('./views/sources/SourcesView.svelte'),
  source: () => import('./views/sources/SourceView.svelte'),
  issues: () => import('./views/issues/IssuesView.svelte'),
  search: () => import('./views/search/SearchView.svelte'),
  brief: () => import('./views/brief/BriefView.svelte'),
  review: () => import('./views/review/ReviewView.svelte'),
};

/** Views of the whole record, in the order of the navigation. */
export const NAVIGATION: ViewName[] = [
  'map',
  'events',
  'places',
  'timeline',
  'figures',
  'documents',
  'sources',
  'issues',
  'search',
  'brief',
];

/** The part of the navigation that a view of one thing belongs to. */
export const PART_OF: Partial<Record<ViewName, ViewName>> = {
  event: 'events',
  claim: 'events',
  place: 'places',
  road: 'places',
  document: 'documents',
  source: 'sources',
};
