package exchange.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Writes events as JSON under their stable names. An event without {@code @Revision} is revision 1. Absent values are left out. Types
 * other than events keep their class names, as tokens have to.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final String FIRST_REVISION = "1";

    /** What a replay token may hold: other tokens, and a text or something of ours as its context. Without this none can be read back. */
    private static final PolymorphicTypeValidator TOKENS = BasicPolymorphicTypeValidator.builder()
            .allowIfSubType(TrackingToken.class)
            .allowIfSubType(String.class)
            .allowIfSubType("exchange.")
            .build();

    private EventSerializer(Builder builder) {
        super(builder);
    }

    public static EventSerializer create() {
        return new EventSerializer(new Builder()
                .converter(new ChainingConverter())
                .revisionResolver(new AnnotationRevisionResolver())
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(TOKENS)
                        .changeDefaultPropertyInclusion(
                                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> event = EventTypes.all().get(type.getName());
        return event != null ? event : super.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the overridden method
    public SerializedType typeForClass(Class type) {
        if (type == null || EventTypes.all().get(type.getSimpleName()) != type) {
            return super.typeForClass(type);
        }
        String revision = getRevisionResolver().revisionOf(type);
        return new SimpleSerializedType(type.getSimpleName(), revision == null ? FIRST_REVISION : revision);
    }
}
