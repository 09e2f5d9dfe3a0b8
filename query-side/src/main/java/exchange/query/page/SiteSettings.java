package exchange.query.page;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an installation presents itself, from {@code EXCHANGE_SITE_...}.
 *
 * @param title in German; {@code titleEn} in English
 * @param publisher who runs it
 * @param sender the line above everything, such as "Offizielle Website – Baden-Württemberg"; none if absent
 * @param hotline as people read it, with its hours; none if absent
 * @param texts a folder with {@code imprint.de.txt}, {@code privacy.en.txt} and so on, which win over the built-in texts
 */
@ConfigurationProperties("exchange.site")
record SiteSettings(
        @DefaultValue("Kooperationsbörse") String title,
        @DefaultValue("Cooperation exchange") String titleEn,

        @DefaultValue("Angebote, Gesuche und Ideen in Zeiten der Knappheit")
        String publisher,

        @DefaultValue("Offers, requests and ideas in times of scarcity")
        String publisherEn,

        @Nullable String sender,
        @Nullable String hotline,
        @Nullable Path texts) {}
