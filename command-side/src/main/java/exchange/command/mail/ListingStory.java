package exchange.command.mail;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingText;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Owner;
import exchange.event.listing.Remarks;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it was after one of its events: as much as a mail about that event says.
 *
 * @param contact who is to be told today, also if that was changed after the event; null if it was erased
 * @param title null if it was redacted
 * @param text what the submitter is told; null if there is none, or it was redacted
 * @param validUntil of an announced end
 */
record ListingStory(
        String reference,
        Content content,
        Owner owner,
        @Nullable Contact contact,
        @Nullable String title,
        @Nullable String text,
        @Nullable LocalDate validUntil) {

    static Optional<ListingStory> read(
            EventLog log, LogEventStorageEngine engine, Vault vault, String listingId, long until) {
        List<StoredEvent> stored = log.ofAggregate(listingId, 0);
        List<ListingEvent> all = engine.messages(stored)
                .map(EventMessage::getPayload)
                .map(ListingEvent.class::cast)
                .toList();
        List<ListingEvent> events = all.subList(0, (int)
                stored.stream().filter(event -> event.position() <= until).count());
        if (events.isEmpty() || !(events.getFirst() instanceof ListingSubmitted submitted)) {
            return Optional.empty();
        }
        Content content = submitted.content();
        for (ListingEvent event : events) {
            if (event instanceof ListingRevised revised) {
                content = revised.content();
            }
        }
        Sealed contact = submitted.contact();
        for (ListingEvent event : all) {
            if (event instanceof ListingRevised revised) {
                contact = revised.contact();
            }
        }
        ListingEvent last = events.getLast();
        return Optional.of(new ListingStory(
                submitted.reference(),
                content,
                submitted.owner(),
                vault.open(contact, Contact.class).orElse(null),
                vault.open(content.text(), ListingText.class)
                        .map(ListingText::title)
                        .orElse(null),
                vault.open(remarks(last), Remarks.class).map(Remarks::text).orElse(null),
                last instanceof ExpiryAnnounced announced ? announced.validUntil() : null));
    }

    private static @Nullable Sealed remarks(ListingEvent event) {
        return switch (event) {
            case ChangesRequested asked -> asked.remarks();
            case RevisionChangesRequested asked -> asked.remarks();
            case ListingRejected rejected -> rejected.remarks();
            case RevisionRejected rejected -> rejected.remarks();
            case ListingSuspended suspended -> suspended.remarks();
            case ListingWithdrawn withdrawn -> withdrawn.remarks();
            default -> null;
        };
    }
}
