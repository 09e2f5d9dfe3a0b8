/**
 * What is offered against what is asked for, where and when is something missing, and how long does it take until a listing is published?
 *
 * <p>{@link exchange.query.statistics.SupplyDemand} and {@link exchange.query.statistics.Gaps} are counted from what the catalogue shows to the
 * public, kept in memory by {@link exchange.query.statistics.CountedListings}; {@link exchange.query.statistics.ServiceLevels} come from a small
 * read model of their own, {@link exchange.query.statistics.Statistics}. Whatever is for authorities only is in none of them.
 */
@NullMarked
package exchange.query.statistics;

import org.jspecify.annotations.NullMarked;
