package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.command.dispatch.Statement.Channel;
import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.event.listing.ListingId;
import exchange.event.listing.Remarks;
import exchange.log.CommandId;
import exchange.privacy.Vault;
import exchange.reference.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom no mail reaches is called back: a follow-up for today, for whoever comes first. One for each cause, however often it is asked for. */
@Component
public class CallBacks {

    /** In both languages at once: the history keeps one text, whoever reads it. */
    public record Words(String german, String english) {

        public static final Words NONE = new Words("", "");
    }

    /** What the desk says to whoever has not got the reference yet. */
    public static final Words RECEIVED =
            new Words("Eingang bestätigen, Vorgangsnummer nennen", "confirm receipt, tell the reference");

    public static final Words NO_ADDRESS = new Words("Rückruf, keine E-Mail-Adresse", "Call back, no e-mail address");
    public static final Words UNDELIVERABLE =
            new Words("Rückruf, E-Mail nicht zustellbar", "Call back, mail not deliverable");

    private final CommandGate gate;
    private final Vault vault;
    private final Clock clock;

    CallBacks(CommandGate gate, Vault vault, Clock clock) {
        this.gate = gate;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The call-back that is set with a submission, so that whoever has its answer has the listing's last version.
     *
     * @return null where a mail reaches them, or they have heard the reference at the hotline
     */
    @Nullable
    SetFollowUp afterSubmission(ListingId id, ListingBody said, Sealing sealing) {
        return said.contact().email() != null || said.channel() == Channel.HOTLINE
                ? null
                : today(id, "call back", NO_ADDRESS, RECEIVED, sealing);
    }

    /**
     * Has somebody called back about a listing.
     *
     * @param causedBy the position of the event of which they are to be told
     * @param why no mail has reached them
     * @param toSay what the desk says
     */
    public void set(String listingId, long causedBy, Words why, Words toSay) {
        ListingId id = ListingId.parse(listingId).orElseThrow(() -> new IllegalArgumentException(listingId));
        String name = "call back " + causedBy;
        Sealing sealing = new Sealing(vault);
        gate.send(
                today(id, name, why, toSay, sealing),
                Sender.SYSTEM,
                CommandId.of(Sender.SYSTEM.actor(), name),
                null,
                sealing,
                events -> true);
    }

    private SetFollowUp today(ListingId id, String name, Words why, Words toSay, Sealing sealing) {
        String text = why.german() + ": " + toSay.german() + " / " + why.english() + ": " + toSay.english();
        return new SetFollowUp(
                id,
                UUID.nameUUIDFromBytes((id + name).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                LocalDate.ofInstant(clock.instant(), Validity.ZONE),
                null,
                sealing.text(new Remarks(text, null, null)),
                null);
    }
}
