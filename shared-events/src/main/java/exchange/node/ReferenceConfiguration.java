package exchange.node;

import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.reference.Standards;
import exchange.reference.UsualQuantities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reference data, read once. */
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {

    @Bean
    Products products() {
        return Products.load();
    }

    @Bean
    Places places() {
        return Places.load();
    }

    @Bean
    Regions regions() {
        return Regions.load();
    }

    @Bean
    Standards standards() {
        return Standards.load();
    }

    @Bean
    UsualQuantities usualQuantities(Products products) {
        return UsualQuantities.load(products);
    }
}
