// The one door to what operators watch: channels get it as an argument and say what they count, Prometheus reads it at
// /metrics.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** What it returns counts one. */
  counter<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
  ): (labels: Record<Label, string>) => void;
  /** What it returns notes a time, in ms; Prometheus is told seconds. */
  histogram<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
  ): (labels: Record<Label, string>, ms: number) => void;
  /** `read` gives a value for each value of the label, whenever somebody looks. */
  gauge(name: string, help: string, label: string, read: () => ReadonlyMap<string, number>): void;
  /** Adds memory, processor time and the event loop's delay. */
  measureProcess(): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds: answers take milliseconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Asked for the same name again, counters and histograms are the same ones: channels of one kind share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const known = <Metric>(name: string, make: () => Metric): Metric =>
    (registry.getSingleMetric(name) as Metric | undefined) ?? make();
  return {
    counter: (name, help, labelNames) => {
      const counter = known(name, () => new Counter({ name, help, labelNames, registers }));
      return (labels) => counter.inc(labels);
    },
    histogram: (name, help, labelNames) => {
      const shape = { name, help, labelNames, registers, buckets: BUCKETS };
      const histogram = known(name, () => new Histogram(shape));
      return (labels, ms) => histogram.observe(labels, ms / 1000);
    },
    gauge: (name, help, label, read) => {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        collect: () => {
          gauge.reset();
          for (const [value, number] of read()) gauge.set({ [label]: value }, number);
        },
      });
    },
    measureProcess: () => collectDefaultMetrics({ register: registry }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
