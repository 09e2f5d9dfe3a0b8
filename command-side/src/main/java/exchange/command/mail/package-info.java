/**
 * What is somebody told by mail, and does it arrive?
 *
 * <p>{@code MailPolicy} notes of which events somebody is to be told, {@code Letters} reads to whom and in which words, {@code MailSweep} sends,
 * tries again, and leaves a call-back at the desk where no mail can reach anybody. A mail arrives at least once; if it comes twice, it has
 * the same Message-ID.
 */
@NullMarked
package exchange.command.mail;

import org.jspecify.annotations.NullMarked;
