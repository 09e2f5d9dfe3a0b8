package exchange.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;

/** Problems for whatever is refused, in the language of the caller. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ErrorEndpoint.class})
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(ObjectProvider<ProblemPage> pages) {
        return new ProblemWriter(pages::getIfAvailable);
    }

    @Bean
    Incidents incidents(ProblemWriter problems) {
        return new Incidents(problems);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Language.of(request).locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("The language follows the reader's choice");
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        TomcatContextCustomizer inHost = context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        };
        return factory -> factory.addContextCustomizers(inHost);
    }
}
