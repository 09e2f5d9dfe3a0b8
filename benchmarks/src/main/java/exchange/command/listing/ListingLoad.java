package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.event.account.Role;
import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.Owner;
import exchange.log.CommandId;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import org.springframework.context.ApplicationContext;

/** The commands of a telephone call and of its review, as the benchmarks send them: through the gate, with sealed words and keys. */
public final class ListingLoad {

    private static final Sender MODERATOR = new Sender("moderator-account-id-", Role.MODERATOR, "ACCOUNT", null, null);

    private final CommandGate gate;
    private final Vault vault;
    private final References references;

    public ListingLoad(ApplicationContext node) {
        this.gate = node.getBean(CommandGate.class);
        this.vault = node.getBean(Vault.class);
        this.references = node.getBean(References.class);
    }

    /** Seals what one command says, as an endpoint does. */
    public Sealing sealing() {
        return new Sealing(vault);
    }

    /** Takes an offer in by telephone, with what was sealed for it. */
    public ListingId submit(Content content, Sealed contact, Sealed onBehalfOf, Sealing sealing) {
        SubmitOffer command = offer(content, contact, references.next());
        send(command, new Sender("clerk-account-id-0001", Role.CLERK, "HOTLINE", onBehalfOf, null), sealing);
        return command.listingId();
    }

    public void claim(ListingId id) {
        send(new ClaimListing(id, null), MODERATOR, new Sealing(vault));
    }

    public void approve(ListingId id) {
        send(new ApproveListing(id, null, null), MODERATOR, new Sealing(vault));
    }

    private void send(Object command, Sender sender, Sealing sealing) {
        gate.send(command, sender, CommandId.random(), null, sealing, events -> events);
    }

    static SubmitOffer offer(Content content, Sealed contact, String reference) {
        return new SubmitOffer(ListingId.random(), reference, content, contact, Owner.DESK, null);
    }
}
