/** What happens to a match: a pair of listings that may help each other. */
@NullMarked
package exchange.event.matching;

import org.jspecify.annotations.NullMarked;
