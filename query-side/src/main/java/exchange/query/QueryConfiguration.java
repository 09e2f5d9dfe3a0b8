package exchange.query;

import exchange.node.SchemaMigration;
import exchange.node.StreamingGroup;
import exchange.web.read.Cursor;
import exchange.web.read.ReadAfter;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query side as part of a process: its schema, its read models and its endpoints. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import({ReadAfter.class, Cursor.class})
public class QueryConfiguration {

    private static final String SCHEMA = "query";

    @Bean
    SchemaMigration querySchema() {
        return new SchemaMigration(3, SCHEMA, List.of("classpath:db/query"));
    }

    @Bean
    StreamingGroup catalogueGroup() {
        return StreamingGroup.readModel("catalogue", SCHEMA);
    }

    @Bean
    StreamingGroup moderationGroup() {
        return StreamingGroup.readModel("moderation", SCHEMA);
    }

    @Bean
    StreamingGroup auditGroup() {
        return StreamingGroup.readModel("audit", SCHEMA);
    }
}
