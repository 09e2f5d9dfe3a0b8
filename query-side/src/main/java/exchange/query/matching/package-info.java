/**
 * Who can help whom, and why?
 *
 * <p>Start at {@link exchange.query.matching.Pair}, which says whether an offer and a request fit and how well, then
 * {@link exchange.query.matching.MatchIndex}, which finds the same without looking at every pair, then
 * {@link exchange.query.matching.MatchSearch}, which answers.
 */
@NullMarked
package exchange.query.matching;

import org.jspecify.annotations.NullMarked;
