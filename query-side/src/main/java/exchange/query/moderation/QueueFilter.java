package exchange.query.moderation;

import exchange.event.listing.Kind;
import exchange.web.account.Caller;
import exchange.web.read.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue is asked for.
 *
 * @param kind null for all
 * @param held by whom; null for whoever
 * @param quarantined whether only those whose quantity has to be confirmed
 * @param reader the account that asks
 */
record QueueFilter(@Nullable Kind kind, @Nullable Held held, boolean quarantined, String reader) {

    /** Who has a listing in review: the reader, nobody, or somebody else. */
    enum Held {
        MINE,
        FREE,
        OTHERS
    }

    /** The parameters that a filter takes. */
    static final String[] PARAMETERS = {"kind", "held", "quarantined"};

    static QueueFilter of(Parameters parameters, Caller reader) {
        return new QueueFilter(
                one(parameters, "kind", Kind.class),
                one(parameters, "held", Held.class),
                quarantined(parameters),
                reader.accountId());
    }

    private static boolean quarantined(Parameters parameters) {
        String given = parameters.one("quarantined").orElse("false");
        if (!given.equals("true") && !given.equals("false")) {
            parameters.wrong("quarantined", "true oder false.", "true or false.");
        }
        return given.equals("true");
    }

    private static <E extends Enum<E>> @Nullable E one(Parameters parameters, String name, Class<E> type) {
        List<String> given = parameters.constants(name, type);
        if (given.size() > 1) {
            parameters.wrong(name, "Nur einmal erlaubt.", "Allowed once only.");
        }
        return given.isEmpty() ? null : Enum.valueOf(type, given.getFirst());
    }

    QueueFilter withKind(@Nullable Kind other) {
        return new QueueFilter(other, held, quarantined, reader);
    }

    QueueFilter withHeld(@Nullable Held other) {
        return new QueueFilter(kind, other, quarantined, reader);
    }

    QueueFilter withQuarantined(boolean other) {
        return new QueueFilter(kind, held, other, reader);
    }

    public boolean isEmpty() {
        return kind == null && held == null && !quarantined;
    }

    /** What has to hold of a row; takes {@code :kind}, {@code :reader} and {@code :now}. */
    String condition() {
        List<String> all = new ArrayList<>(List.of("urgency is not null"));
        if (kind != null) {
            all.add("kind = :kind");
        }
        if (held != null) {
            all.add(
                    switch (held) {
                        case MINE -> "holder = :reader and claimed_until > :now";
                        case FREE -> "(holder is null or claimed_until <= :now)";
                        case OTHERS -> "holder <> :reader and claimed_until > :now";
                    });
        }
        if (quarantined) {
            all.add("quarantined");
        }
        return String.join(" and ", all);
    }
}
