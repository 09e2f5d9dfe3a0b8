/**
 * How fast is the exchange, against the limits of the machine?
 *
 * <p>One class for each group of MEASURES.md, each a driver with its baselines in the same run. Start at
 * {@link exchange.benchmark.Benchmarks}.
 */
@NullMarked
package exchange.benchmark;

import org.jspecify.annotations.NullMarked;
