package exchange.web.document;

import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.problem.ProblemWriter.ProblemBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API, at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Body.class);
    }

    private static final String PASSWORD = "password";
    private static final String LINK = "secretLink";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Cooperation exchange")
                        .description("Offers, requests and ideas for scarce goods and capacities.")
                        .version("1.0.0")
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .components(new Components()
                        .addSecuritySchemes(
                                PASSWORD,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic"))
                        .addSecuritySchemes(
                                LINK,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-Manage-Token")
                                        .description("The token of a listing's secret link")))
                .security(List.of(
                        new SecurityRequirement().addList(PASSWORD),
                        new SecurityRequirement().addList(LINK),
                        new SecurityRequirement()));
    }

    @Bean
    OpenApiCustomizer everyRefusalIsAProblem() {
        return api -> {
            ModelConverters.getInstance(true)
                    .readAll(ProblemBody.class)
                    .forEach((name, schema) -> api.getComponents()
                            .addSchemas(name.equals(ProblemBody.class.getSimpleName()) ? PROBLEM : name, schema));
            if (api.getPaths() != null) {
                api.getPaths()
                        .values()
                        .forEach(path -> path.readOperations()
                                .forEach(operation -> operation.getResponses().addApiResponse("default", refusal())));
            }
        };
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("Every refusal is a problem (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
