/**
 * Was anything in the log altered, and is an event in it?
 *
 * <p>{@code Checkpoints} signs the root of the tree over the log; {@code Proofs} shows the way from an event to a checkpoint. Both can be
 * checked by anybody who has the public key, without trusting the exchange.
 */
@NullMarked
package exchange.query.proof;

import org.jspecify.annotations.NullMarked;
