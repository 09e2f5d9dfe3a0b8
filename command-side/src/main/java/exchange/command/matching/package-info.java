/** Do two listings go together, in the judgement of whoever knows both? */
@NullMarked
package exchange.command.matching;

import org.jspecify.annotations.NullMarked;
