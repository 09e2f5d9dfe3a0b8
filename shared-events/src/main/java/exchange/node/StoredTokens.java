package exchange.node;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the tokens of a group without claiming them, whichever node is at work on it. */
final class StoredTokens {

    private final JdbcClient sql;
    private final Serializer serializer;

    StoredTokens(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    List<TrackingToken> of(StreamingGroup group) {
        return sql.sql("select token, tokenType from " + group.schema()
                        + ".token_entry where processorName = ? and token is not null")
                .param(group.name())
                .query((row, number) -> serializer.<byte[], TrackingToken>deserialize(
                        new SimpleSerializedObject<>(row.getBytes(1), byte[].class, row.getString(2), null)))
                .list();
    }
}
