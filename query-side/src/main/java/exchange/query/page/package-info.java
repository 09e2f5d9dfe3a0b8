/**
 * What do all pages share? {@link exchange.query.page.Site} is the frame that {@code layout.html} draws,
 * {@link exchange.query.page.Wording} writes numbers, dates and quantities as people of a language do, {@link exchange.query.page.Form} is a form with what was typed and what was
 * wrong. The pages themselves are beside the read models that they show.
 */
@NullMarked
package exchange.query.page;

import org.jspecify.annotations.NullMarked;
