package exchange.benchmark;

import exchange.event.listing.Content;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.Owner;
import exchange.event.listing.Remarks;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.WithdrawalReason;
import exchange.node.EventMetadata;
import exchange.privacy.NewKey;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.privacy.WrappedKey;
import exchange.reference.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * What happens at an exchange, invented by a seed: each offer is submitted, claimed and approved; 15 of 100 are revised, which is reviewed
 * again, 10 get a note, 10 are renewed, 15 withdrawn. Some hundred listings are under way at once, so that the events of one stand apart.
 */
final class History {

    private static final int UNDER_WAY = 200;
    private static final String CLERK = "clerk-account-id-0001";
    private static final String MODERATOR = "moderator-account-id-";

    private final Random random;
    private final Invented invented;
    private final Vault vault;
    private final List<Story> stories = new ArrayList<>();
    private List<WrappedKey> keys = new ArrayList<>();
    private long listings;

    History(long seed, Invented invented, Vault vault) {
        this.random = new Random(seed);
        this.invented = invented;
        this.vault = vault;
    }

    /** An event and who caused it. */
    private record Step(ListingEvent event, Map<String, String> metadata) {}

    /** What is still to happen to one listing. */
    private static final class Story {

        private final Deque<Step> steps = new ArrayDeque<>();
        private long sequence;
    }

    /** The next event. */
    GenericDomainEventMessage<ListingEvent> next() {
        if (stories.size() < UNDER_WAY) {
            stories.add(story());
        }
        int at = random.nextInt(stories.size());
        Story story = stories.get(at);
        Step step = story.steps.removeFirst();
        if (story.steps.isEmpty()) {
            stories.set(at, stories.getLast());
            stories.removeLast();
        }
        return new GenericDomainEventMessage<>(
                "Listing", step.event().listingId().toString(), story.sequence++, step.event(), step.metadata());
    }

    /** The keys under which the events since the last call were sealed. */
    List<WrappedKey> newKeys() {
        List<WrappedKey> made = keys;
        keys = new ArrayList<>();
        return made;
    }

    /** How many listings there are. */
    long listings() {
        return listings;
    }

    private Story story() {
        ListingId id = ListingId.random();
        Story story = new Story();
        Invented.Draft draft = invented.next();
        NewKey words = mint();
        Content content = draft.content(vault.seal(words, draft.text()));
        Sealed contact = vault.seal(mint(), draft.contact());
        String reference = (10_001 + listings++) + "-0";
        story.steps.add(new Step(new OfferSubmitted(id, reference, content, contact, Owner.DESK), clerk(draft, words)));
        story.steps.add(moderator(claimed(id)));
        story.steps.add(moderator(new ListingApproved(id, 1, null)));
        if (random.nextInt(100) < 15) {
            Invented.Draft again = invented.next();
            NewKey newWords = mint();
            Content revised = again.content(vault.seal(newWords, again.text())).withVersion(2);
            Sealed newContact = vault.seal(mint(), again.contact());
            story.steps.add(new Step(new ListingRevised(id, revised, newContact), clerk(again, newWords)));
            story.steps.add(moderator(claimed(id)));
            story.steps.add(moderator(new RevisionApproved(id, 2, null)));
        }
        if (random.nextInt(100) < 10) {
            NewKey note = mint();
            Remarks remarks = new Remarks("Rückruf am Montag, Muster ist unterwegs", null, null);
            Map<String, String> metadata = by(CLERK, "CLERK", "ACCOUNT");
            metadata.put(EventMetadata.TEXT_KEY, note.id());
            story.steps.add(new Step(new NoteAdded(id, vault.seal(note, remarks)), metadata));
        }
        if (random.nextInt(100) < 10) {
            LocalDate until = LocalDate.now(Validity.ZONE).plusDays(180);
            story.steps.add(new Step(new ListingRenewed(id, until), by(CLERK, "CLERK", "HOTLINE")));
        }
        if (random.nextInt(100) < 15) {
            Map<String, String> metadata = by(CLERK, "CLERK", "HOTLINE");
            metadata.put(EventMetadata.REASON, WithdrawalReason.NO_LONGER_AVAILABLE.name());
            story.steps.add(new Step(new ListingWithdrawn(id, WithdrawalReason.NO_LONGER_AVAILABLE, null), metadata));
        }
        return story;
    }

    private static ListingEvent claimed(ListingId id) {
        return new ListingClaimed(
                id, MODERATOR, Instant.now().plus(ListingClaimed.LASTS).truncatedTo(ChronoUnit.MICROS));
    }

    private static Step moderator(ListingEvent event) {
        return new Step(event, by(MODERATOR, "MODERATOR", "ACCOUNT"));
    }

    private Map<String, String> clerk(Invented.Draft draft, NewKey words) {
        Map<String, String> metadata = by(CLERK, "CLERK", "HOTLINE");
        metadata.put(
                EventMetadata.ON_BEHALF_OF,
                vault.seal(words, draft.text().organisation()).compact());
        metadata.put(EventMetadata.TEXT_KEY, words.id());
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        metadata.put(
                EventMetadata.BODY_HASH, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        return metadata;
    }

    private static Map<String, String> by(String actor, String role, String channel) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, actor);
        metadata.put(EventMetadata.ROLE, role);
        metadata.put(EventMetadata.CHANNEL, channel);
        return metadata;
    }

    private NewKey mint() {
        NewKey key = vault.mint();
        keys.add(key.stored());
        return key;
    }
}
