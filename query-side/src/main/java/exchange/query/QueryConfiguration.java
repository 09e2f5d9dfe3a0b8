package exchange.query;

import static exchange.event.account.Role.ADMIN;
import static exchange.event.account.Role.AUDITOR;
import static exchange.event.account.Role.CLERK;
import static exchange.event.account.Role.MEMBER;
import static exchange.event.account.Role.MODERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import exchange.node.SchemaMigration;
import exchange.web.access.EndpointRights;
import exchange.web.access.Right;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** The query side as part of a process: its schema, its read models and its endpoints. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan(basePackageClasses = QueryConfiguration.class)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QueryNode.class))
public class QueryConfiguration {

    private static final String SCHEMA = "query";

    @Bean
    SchemaMigration querySchema() {
        return new SchemaMigration(4, SCHEMA, List.of("classpath:db/query"));
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    /** What handlers of projections may ask for besides the event. */
    @Bean
    ParameterResolverFactory projectionParameters() {
        return ClasspathParameterResolverFactory.forClass(QueryConfiguration.class);
    }

    /** Who may read what (API.md, "Reads"); which listing somebody may read is for the endpoint to say. */
    @Bean
    EndpointRights queryRights() {
        return Right.table(
                Right.to(GET, "/api/catalogue").everyone(),
                Right.to(GET, "/api/catalogue/{id}").everyone(),
                Right.to(GET, "/api/suggestions").everyone(),
                Right.to(GET, "/api/figures/supply-demand").everyone(),
                Right.to(GET, "/api/figures/gaps").everyone(),
                Right.to(GET, "/api/figures/service-levels").everyone(),
                Right.to(GET, "/api/listings/{id}").anyAccount().orSecretLink(),
                Right.to(GET, "/api/listings/{id}/matches")
                        .roles(CLERK, MODERATOR, AUDITOR, MEMBER)
                        .orSecretLink(),
                Right.to(GET, "/api/listings/{id}/matches/changes")
                        .roles(CLERK, MODERATOR, AUDITOR, MEMBER)
                        .orSecretLink(),
                Right.to(GET, "/api/matches/new").roles(CLERK, MODERATOR, AUDITOR),
                Right.to(GET, "/api/matches/unmatched").roles(CLERK, MODERATOR, AUDITOR),
                Right.to(GET, "/api/moderation/queue").roles(MODERATOR, CLERK, ADMIN),
                Right.to(GET, "/api/audit/events").roles(AUDITOR, ADMIN),
                Right.to(GET, "/api/audit/listings/{id}").roles(AUDITOR, ADMIN),
                Right.to(GET, "/api/audit/accesses").roles(AUDITOR, ADMIN),
                Right.to(GET, "/api/accounts").roles(ADMIN, CLERK, MEMBER),
                Right.to(GET, "/api/accounts/{id}").roles(ADMIN, CLERK, MEMBER),
                Right.to(GET, "/api/audit/key").everyone(),
                Right.to(GET, "/api/audit/checkpoint").everyone(),
                Right.to(POST, "/api/audit/checkpoint").roles(AUDITOR),
                Right.to(GET, "/api/audit/proof/{position}").everyone(),
                Right.to(GET, "/api/products").everyone(),
                Right.to(GET, "/api/regions").everyone(),
                Right.to(GET, "/api/standards").everyone(),
                Right.to(GET, "/api/admin/read-models").roles(ADMIN),
                Right.to(GET, "/api/admin/read-models/{name}").roles(ADMIN),
                Right.to(POST, "/api/admin/read-models/rebuild").roles(ADMIN),
                Right.to(POST, "/api/admin/read-models/{name}/rebuild").roles(ADMIN),
                Right.to(GET, "/api/admin/dead-letters").roles(ADMIN),
                Right.to(POST, "/api/admin/dead-letters/{model}/retry").roles(ADMIN));
    }
}
