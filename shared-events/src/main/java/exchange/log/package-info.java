/**
 * What happened, in which order, and is it certain?
 *
 * <p>The event log: an {@link exchange.log.LogEventStore} for Axon over two tables. Appends are gathered by the
 * {@link exchange.log.LogAppender}, one commit for many commands, gapless and in commit order; readers follow through
 * {@link exchange.log.LogStream} and wake at once. Read {@link exchange.log.EventLog} first, then the appender.
 */
@NullMarked
package exchange.log;

import org.jspecify.annotations.NullMarked;
