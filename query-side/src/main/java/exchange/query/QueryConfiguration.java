package exchange.query;

import static exchange.event.account.Role.ADMIN;
import static exchange.event.account.Role.AUDITOR;
import static exchange.event.account.Role.CLERK;
import static exchange.event.account.Role.MODERATOR;
import static org.springframework.http.HttpMethod.GET;

import exchange.node.SchemaMigration;
import exchange.node.StreamingGroup;
import exchange.web.access.EndpointRights;
import exchange.web.access.Right;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The query side as part of a process: its schema, its read models and its endpoints. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QueryNode.class))
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

    /** Who may read what (API.md, "Reads"); which listing somebody may read is for the endpoint to say. */
    @Bean
    EndpointRights queryRights() {
        return Right.table(
                Right.to(GET, "/api/catalogue").everyone(),
                Right.to(GET, "/api/catalogue/{id}").everyone(),
                Right.to(GET, "/api/listings/{id}").anyAccount().orSecretLink(),
                Right.to(GET, "/api/moderation/queue").roles(MODERATOR, CLERK, ADMIN),
                Right.to(GET, "/api/audit/events").roles(AUDITOR, ADMIN),
                Right.to(GET, "/api/products").everyone(),
                Right.to(GET, "/api/regions").everyone(),
                Right.to(GET, "/api/standards").everyone(),
                Right.to(GET, "/api/admin/read-models").roles(ADMIN));
    }
}
