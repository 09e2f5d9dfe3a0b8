/**
 * How does a listing come in through a browser?
 *
 * <p>{@code SubmissionPages} shows the form, its drafts and what it suggests; {@link exchange.query.submission.ListingForm} is that form
 * wherever a listing is written, also when its owner edits it.
 */
@NullMarked
package exchange.query.submission;

import org.jspecify.annotations.NullMarked;
