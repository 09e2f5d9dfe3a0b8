package exchange.command.dispatch;

import exchange.privacy.NewKey;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.privacy.WrappedKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals what one command says: all its texts under one key, a contact person under another. The keys are stored together with the
 * command's events, or not at all. Not for concurrent use.
 */
public final class Sealing {

    private final Vault vault;
    private final List<WrappedKey> newKeys = new ArrayList<>();
    private @Nullable NewKey textKey;

    public Sealing(Vault vault) {
        this.vault = vault;
    }

    /** Seals texts, redactable together with every other text of the command. */
    public Sealed text(Object text) {
        NewKey key = textKey;
        if (key == null) {
            key = mint();
            textKey = key;
        }
        return vault.seal(key, text);
    }

    /** Seals a person, under a key of its own. */
    public Sealed person(Object person) {
        return vault.seal(mint(), person);
    }

    /** The key of the texts; null if there were none. */
    @Nullable
    String textKey() {
        NewKey key = textKey;
        return key == null ? null : key.id();
    }

    List<WrappedKey> newKeys() {
        return newKeys;
    }

    private NewKey mint() {
        NewKey key = vault.mint();
        newKeys.add(key.stored());
        return key;
    }
}
