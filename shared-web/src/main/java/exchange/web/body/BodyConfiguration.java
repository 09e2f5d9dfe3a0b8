package exchange.web.body;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Bodies as parameters of controller methods. */
@Configuration(proxyBeanMethods = false)
public class BodyConfiguration {

    @Bean
    BodyReader bodyReader() {
        return new BodyReader();
    }

    @Bean
    WebMvcConfigurer bodyArguments(BodyReader reader) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Bodies(reader));
            }
        };
    }
}
