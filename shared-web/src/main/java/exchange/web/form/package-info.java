/**
 * How does a browser's form become a command? {@link exchange.web.form.FormPosts} turns it into the JSON request that a program would send,
 * and its answer into a redirect; {@link exchange.web.form.KeptForms} keeps what was typed where it was refused or saved as a draft.
 */
@NullMarked
package exchange.web.form;

import org.jspecify.annotations.NullMarked;
