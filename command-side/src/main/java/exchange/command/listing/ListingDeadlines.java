package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.command.listing.ListingCommand.AnnounceExpiry;
import exchange.command.listing.ListingCommand.ExpireListing;
import exchange.command.listing.ListingCommand.LapseClaim;
import exchange.event.listing.ListingId;
import exchange.log.CommandId;
import exchange.privacy.Vault;
import org.springframework.stereotype.Component;

/** What time may ask of a listing; the listing looks again whether it is time. Asking twice for the same cause is asking once. */
@Component
public class ListingDeadlines {

    private final CommandGate gate;
    private final Vault vault;

    ListingDeadlines(CommandGate gate, Vault vault) {
        this.gate = gate;
        this.vault = vault;
    }

    /** @param causedBy the position that set the deadline */
    public void lapseClaim(String listingId, long causedBy) {
        send(new LapseClaim(id(listingId)), "lapse", causedBy);
    }

    /** @param causedBy the position that set the deadline */
    public void announceExpiry(String listingId, long causedBy) {
        send(new AnnounceExpiry(id(listingId)), "announce", causedBy);
    }

    /** @param causedBy the position that set the deadline */
    public void expire(String listingId, long causedBy) {
        send(new ExpireListing(id(listingId)), "expire", causedBy);
    }

    private void send(ListingCommand command, String name, long causedBy) {
        gate.send(
                command,
                Sender.SYSTEM,
                CommandId.of(Sender.SYSTEM.actor(), name + " " + causedBy),
                null,
                new Sealing(vault),
                events -> true);
    }

    private static ListingId id(String listingId) {
        return ListingId.parse(listingId).orElseThrow(() -> new IllegalArgumentException(listingId));
    }
}
