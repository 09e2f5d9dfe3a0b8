/**
 * How do the words of a question and the words of a text come together?
 *
 * <p>{@link exchange.query.text.WordForms} says in which forms a word is kept and asked for: German words by their stem, and inside of
 * compounds; English words by English rules. {@link exchange.query.text.Synonyms} knows other names for the same thing.
 */
@NullMarked
package exchange.query.text;

import org.jspecify.annotations.NullMarked;
