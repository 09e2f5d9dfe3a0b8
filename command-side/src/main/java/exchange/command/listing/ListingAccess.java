package exchange.command.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import exchange.event.account.Role;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Owner;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose a listing is, and who may therefore do something with it. That never changes, so that it is asked once. */
@Component
class ListingAccess {

    private static final int KNOWN = 20_000;

    /** What about a listing never changes. */
    record Identity(ListingId id, Kind kind, String reference, Owner owner) {}

    private final Cache<String, Identity> known =
            Caffeine.newBuilder().maximumSize(KNOWN).build();
    private final ListingReading reading;

    ListingAccess(ListingReading reading) {
        this.reading = reading;
    }

    /**
     * A listing for somebody at the desk, who sees all of them.
     *
     * @throws Problem 404 if there is none
     */
    Identity forDesk(String id) {
        Identity identity = identity(id);
        if (identity == null) {
            throw Problem.notFound();
        }
        return identity;
    }

    /**
     * A listing for its owner or a clerk.
     *
     * @throws Problem 403 if the caller may see but not change it, 404 if not even that
     */
    Identity forOwner(String id, Caller caller) {
        Identity identity = identity(id);
        if (identity == null) {
            throw Problem.notFound();
        }
        if (caller.role() == Role.CLERK || caller.owns(identity.owner())) {
            return identity;
        }
        throw reading.isPublic(id) ? Problem.forbidden() : Problem.notFound();
    }

    private @Nullable Identity identity(String id) {
        return ListingId.parse(id)
                .map(listing -> known.get(
                        id,
                        any -> reading.submission(any)
                                .map(message -> identity(listing, message))
                                .orElse(null)))
                .orElse(null);
    }

    private static @Nullable Identity identity(ListingId id, EventMessage<?> message) {
        return message.getPayload() instanceof ListingSubmitted submitted
                ? new Identity(id, submitted.content().kind(), submitted.reference(), submitted.owner())
                : null;
    }
}
