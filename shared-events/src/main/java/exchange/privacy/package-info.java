/**
 * How is a secret kept, and how is it forgotten?
 *
 * <p>Texts and persons are {@link exchange.privacy.Sealed} under data keys of their own; a data key is kept wrapped by the master key in
 * a {@link exchange.privacy.KeyStore}; destroying the key destroys what it sealed, everywhere at once. Start at
 * {@link exchange.privacy.Vault}.
 */
@NullMarked
package exchange.privacy;

import org.jspecify.annotations.NullMarked;
