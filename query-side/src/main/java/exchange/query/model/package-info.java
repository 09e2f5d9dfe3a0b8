/**
 * How is what people read kept in step with the log, built anew while it is read, and what becomes of an event that it cannot take?
 *
 * <p>{@link exchange.query.model.ReadModel} is what a question declares, {@link exchange.query.model.Generation} one copy of its tables,
 * {@code GenerationWriter} feeds a copy and parks what it cannot take, {@link exchange.query.model.ReadModels} runs all that on a node and
 * says which copy answers.
 */
@NullMarked
package exchange.query.model;

import org.jspecify.annotations.NullMarked;
