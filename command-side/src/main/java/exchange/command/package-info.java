/** How is the command side put together and started? */
@NullMarked
package exchange.command;

import org.jspecify.annotations.NullMarked;
