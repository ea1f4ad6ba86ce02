/** The map itself. Loaded when a map is first shown: MapLibre is most of what the page weighs. */
import {
  addProtocol,
  AttributionControl,
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as GlMap,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Point } from 'geojson';
import { PMTiles, Protocol } from 'pmtiles';
import { otherBase, ownBase } from './base';
import type { Collection } from './features';
import { PIXEL_RATIO, sign } from './icons';
import { overlayLayers, overlaySources, type SourceName } from './layers';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol({ metadata: true }).tile);

export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

export type Chosen = { at: string } | { on: number } | null;

export interface Options {
  container: HTMLElement;
  /** What screen readers hear of the canvas. */
  name: string;
  attribution: string;
  tiles: string | null;
  camera: Camera | null;
  onmove: (camera: Camera) => void;
  onview: (box: { west: number; south: number; east: number; north: number }, zoom: number) => void;
  onchoose: (chosen: Chosen) => void;
  onhover: (chosen: Chosen, x: number, y: number) => void;
  /** Called when there is something to see: its signs may still fade in. */
  onseen: () => void;
  /** Called when all that is to be seen is drawn. */
  ondrawn: () => void;
}

const NEAR_PX = 5;
const CHOOSABLE = /^(holdings|families|spots|area-spots|stretches|inferred)/;

/** A map on a page. Throws where the browser cannot draw one. */
export class Engine {
  readonly map: GlMap;
  private readonly held = new Map<SourceName, Collection>();
  private readonly options: Options;
  private readonly dark = window.matchMedia('(prefers-color-scheme: dark)');
  private archive: { raster: boolean; layers: string[] } | null = null;
  private frame = 0;

  constructor(options: Options) {
    if (!document.createElement('canvas').getContext('webgl2')) throw new Error('no WebGL');
    this.options = options;
    const { camera } = options;
    this.map = new GlMap({
      container: options.container,
      style: { version: 8, sources: {}, layers: [] },
      center: camera ? [camera.lon, camera.lat] : [25, 25],
      zoom: camera?.zoom ?? 1.5,
      minZoom: 1,
      maxZoom: 13,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 120,
      locale: { 'Map.Title': options.name },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-left');
    this.map.addControl(
      new AttributionControl({ compact: false, customAttribution: options.attribution }),
      'bottom-right',
    );
    this.listen();
    this.dark.addEventListener('change', this.dress);
    void this.look().then(this.dress);
  }

  /** Show these features; what was shown of the source goes. */
  show(source: SourceName, features: Collection): void {
    this.held.set(source, features);
    (this.map.getSource(source) as GeoJSONSource | undefined)?.setData(features);
  }

  /** Go there: at once where the reader asked for little motion. */
  goTo(lon: number, lat: number, zoom: number): void {
    this.map.easeTo({ center: [lon, lat], zoom, duration: 500 });
  }

  /** Show all of a box. */
  fit(box: { west: number; south: number; east: number; north: number }, animate: boolean): void {
    const bounds: LngLatBoundsLike = [box.west, box.south, box.east, box.north];
    this.map.fitBounds(bounds, { padding: 60, maxZoom: 8, animate });
  }

  close(): void {
    this.dark.removeEventListener('change', this.dress);
    cancelAnimationFrame(this.frame);
    this.map.remove();
  }

  private listen(): void {
    const { onmove, onview, onchoose, onhover, onseen, ondrawn } = this.options;
    this.map.setMissingStyleImageResolver((id) => {
      const drawn = sign(id, this.colours());
      if (drawn && !this.map.hasImage(id)) this.map.addImage(id, drawn, { pixelRatio: PIXEL_RATIO });
    });
    this.map.on('moveend', (event) => {
      const { lng, lat } = this.map.getCenter();
      if (event.originalEvent || (event as { told?: boolean }).told)
        onmove({ lon: lng, lat, zoom: this.map.getZoom() });
      this.tellView(onview);
    });
    // A style is put on a moment after it is set: what was to be shown until then is shown now.
    this.map.on('style.load', () => {
      for (const [source, features] of this.held) this.show(source, features);
    });
    this.map.on('load', () => this.tellView(onview));
    this.map.on('render', () => {
      if (this.held.has('spots') && this.map.getSource('spots') && this.map.areTilesLoaded()) onseen();
    });
    this.map.on('idle', () => {
      // Before the style there is nothing to draw.
      if (this.map.getSource('spots')) ondrawn();
    });
    this.map.on('click', (event) => void this.click(event, onchoose));
    this.map.on('mousemove', (event) => {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => {
        const feature = this.at(event)[0];
        this.map.getCanvas().style.cursor = feature ? 'pointer' : '';
        onhover(feature ? chosenOf(feature) : null, event.point.x, event.point.y);
      });
    });
    this.map.on('mouseout', () => onhover(null, 0, 0));
  }

  private tellView(onview: Options['onview']): void {
    const bounds = this.map.getBounds();
    const [west, east] = [bounds.getWest(), Math.min(bounds.getEast(), bounds.getWest() + 360)];
    onview({ west, east, south: bounds.getSouth(), north: bounds.getNorth() }, this.map.getZoom());
  }

  private at(event: MapMouseEvent): MapGeoJSONFeature[] {
    const { x, y } = event.point;
    const layers = this.map.getLayersOrder().filter((id) => CHOOSABLE.test(id));
    if (layers.length === 0) return [];
    return this.map.queryRenderedFeatures(
      [
        [x - NEAR_PX, y - NEAR_PX],
        [x + NEAR_PX, y + NEAR_PX],
      ],
      { layers },
    );
  }

  private async click(event: MapMouseEvent, onchoose: Options['onchoose']): Promise<void> {
    const feature = this.at(event)[0];
    const cluster: unknown = feature?.properties['cluster_id'];
    if (!feature || cluster === undefined) {
      onchoose(feature ? chosenOf(feature) : null);
      return;
    }
    const source = this.map.getSource('spots') as GeoJSONSource;
    const zoom = await source.getClusterExpansionZoom(Number(cluster));
    const [lon, lat] = (feature.geometry as Point).coordinates;
    this.map.easeTo({ center: [lon!, lat!], zoom: zoom + 0.3, duration: 500 }, { told: true });
  }

  /** What the archive that somebody set holds. */
  private async look(): Promise<void> {
    const { tiles } = this.options;
    if (!tiles || tiles.includes('{z}')) return;
    const archive = new PMTiles(tiles);
    const [header, about] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
    const layers = (about as { vector_layers?: { id: string }[] }).vector_layers ?? [];
    this.archive = { raster: header.tileType !== 1, layers: layers.map((layer) => layer.id) };
  }

  /** Put the style on, in the colours of the moment, with what is shown. */
  private readonly dress = (): void => {
    const colours = this.colours();
    const { tiles } = this.options;
    const base = tiles ? otherBase(tiles, this.archive, colours) : ownBase(colours);
    const style: StyleSpecification = {
      version: 8,
      sources: { ...base.sources, ...overlaySources() },
      layers: [...base.layers, ...overlayLayers(colours)],
    };
    this.map.setStyle(style, { diff: false });
  };

  private colours() {
    const style = getComputedStyle(document.documentElement);
    const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
    return {
      ground: token('ground'),
      land: token('land'),
      sea: token('sea'),
      ink: token('ink'),
      faint: token('faint'),
      line: token('line'),
      edge: token('edge'),
      link: token('link'),
      disputed: token('disputed'),
      events: token('events'),
      eventsInk: token('events-ink'),
      side: (number: number) => token(`side-${number}`),
    };
  }
}

function chosenOf(feature: MapGeoJSONFeature): Chosen {
  const { key, n } = feature.properties as { key?: string; n?: number };
  if (feature.source === 'stretches') return n === undefined ? null : { on: n };
  return key === undefined ? null : { at: key };
}
