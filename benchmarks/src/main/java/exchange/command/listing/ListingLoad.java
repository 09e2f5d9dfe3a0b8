package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.event.account.Role;
import exchange.event.listing.Capability;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingText;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Owner;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.event.listing.WithdrawalReason;
import exchange.log.CommandId;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.reference.Place;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import exchange.reference.Validity;
import java.time.LocalDate;
import java.util.List;
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

    /** Takes an offer in, with the words and the place given. */
    public ListingId submit(ListingText text, Contact contact, Place place, String product, long amount) {
        Sealing sealing = new Sealing(vault);
        SubmitOffer command = offer(text, contact, place, product, amount, sealing, references.next());
        Sealed onBehalfOf = sealing.text(text.organisation());
        send(command, new Sender("clerk-account-id-0001", Role.CLERK, "HOTLINE", onBehalfOf, null), sealing);
        return command.listingId();
    }

    public void claim(ListingId id) {
        send(new ClaimListing(id, null), MODERATOR, new Sealing(vault));
    }

    public void approve(ListingId id) {
        send(new ApproveListing(id, null, null), MODERATOR, new Sealing(vault));
    }

    /** Its submitter has no use for it any more. */
    public void withdraw(ListingId id) {
        send(new WithdrawListing(id, WithdrawalReason.NO_LONGER_AVAILABLE, null, null), MODERATOR, new Sealing(vault));
    }

    private void send(Object command, Sender sender, Sealing sealing) {
        gate.send(command, sender, CommandId.random(), null, sealing, events -> events);
    }

    static SubmitOffer offer(
            ListingText text,
            Contact contact,
            Place place,
            String product,
            long amount,
            Sealing sealing,
            String reference) {
        Content content = new Content(
                1,
                Kind.OFFER,
                sealing.text(text),
                "de",
                product,
                Capability.MATERIAL,
                List.of(),
                new Quantity(amount, Unit.PIECE, null, QuantityMode.STOCK, null, null, null),
                List.of(),
                List.of(),
                null,
                null,
                new Region(
                        place.postalCode(),
                        place.place(),
                        place.district(),
                        place.nuts(),
                        place.latitude(),
                        place.longitude()),
                LocalDate.now(Validity.ZONE).plusDays(90),
                Visibility.PUBLIC,
                Urgency.NORMAL,
                OrganisationType.COMPANY,
                true);
        return new SubmitOffer(ListingId.random(), reference, content, sealing.person(contact), Owner.DESK);
    }
}
