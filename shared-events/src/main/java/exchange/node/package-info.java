/**
 * What does every process of the exchange need before it can decide or remember?
 *
 * <p>Settings, the database with its schemas, the keys, the event log, and Axon's processors that follow it. Start at
 * {@link exchange.node.NodeConfiguration}.
 */
@NullMarked
package exchange.node;

import org.jspecify.annotations.NullMarked;
