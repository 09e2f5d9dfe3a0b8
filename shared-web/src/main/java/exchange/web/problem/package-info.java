/**
 * How is a caller told what was wrong, in words and in a code?
 *
 * <p>Throw a {@link exchange.web.problem.Problem}; {@link exchange.web.problem.ProblemWriter} says what the answer looks like.
 */
@NullMarked
package exchange.web.problem;

import org.jspecify.annotations.NullMarked;
