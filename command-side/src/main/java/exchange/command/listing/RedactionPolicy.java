package exchange.command.listing;

import exchange.event.listing.ListingRedacted;
import exchange.privacy.Vault;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When a listing is redacted, its texts' keys are destroyed. Doing so again after a crash changes nothing. */
@Component
@ProcessingGroup(RedactionPolicy.GROUP)
class RedactionPolicy {

    static final String GROUP = "redaction";

    private final Vault vault;

    RedactionPolicy(Vault vault) {
        this.vault = vault;
    }

    @EventHandler
    void on(ListingRedacted event) {
        vault.destroy(event.keys());
    }
}
