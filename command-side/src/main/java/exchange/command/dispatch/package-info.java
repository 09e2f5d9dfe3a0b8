/**
 * How does a request become a command that takes effect once, and what is answered?
 *
 * <p>Start at {@link exchange.command.dispatch.CommandGate}. Why a command may be refused is in {@link exchange.command.dispatch.Rule}.
 */
@NullMarked
package exchange.command.dispatch;

import org.jspecify.annotations.NullMarked;
