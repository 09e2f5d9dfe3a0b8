package exchange.log;

import exchange.event.listing.Capability;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Owner;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Period;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One sample of each event, every field filled, always the same. */
final class EventSamples {

    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");

    /** What a sample has where it is not enough to know the type. */
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(int.class, 2),
            Map.entry(Integer.class, 50),
            Map.entry(long.class, 10_000L),
            Map.entry(Long.class, 500L),
            Map.entry(boolean.class, true),
            Map.entry(double.class, 48.4919),
            Map.entry(Instant.class, Instant.parse("2026-11-22T10:15:30.123456Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-12-24")),
            Map.entry(ListingId.class, new ListingId(UUID.fromString("6f1f5b1e-9c0a-4f0e-8a55-0b7d3c1d2e4f"))),
            Map.entry(Sealed.class, BOX),
            Map.entry(Owner.class, new Owner("weberei-alb", "ZGlnZXN0")),
            Map.entry(
                    Content.class,
                    new Content(
                            1,
                            Kind.OFFER,
                            BOX,
                            "de",
                            "X-FFP2",
                            Capability.MATERIAL,
                            List.of(Capability.TESTING),
                            new Quantity(
                                    10_000,
                                    Unit.BOX,
                                    50,
                                    QuantityMode.CAPACITY,
                                    Period.WEEK,
                                    LocalDate.parse("2026-12-01"),
                                    500L),
                            List.of("EN149-FFP2"),
                            List.of("CE"),
                            LocalDate.parse("2026-12-31"),
                            100,
                            new Region("72458", "Albstadt", "Zollernalbkreis", "DE143", 48.2147, 9.0246),
                            LocalDate.parse("2027-02-20"),
                            Visibility.PUBLIC,
                            Urgency.URGENT,
                            OrganisationType.COMPANY,
                            true)));

    private EventSamples() {}

    static Object of(Class<?> event) {
        try {
            RecordComponent[] components = event.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i].getGenericType());
            }
            Constructor<?> constructor = event.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(event.getName(), e);
        }
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> known && VALUES.containsKey(known)) {
            return VALUES.get(known);
        }
        if (type instanceof Class<?> constants && constants.isEnum()) {
            return constants.getEnumConstants()[constants.getEnumConstants().length - 1];
        }
        throw new AssertionError("No sample of " + type + ": add one here");
    }
}
