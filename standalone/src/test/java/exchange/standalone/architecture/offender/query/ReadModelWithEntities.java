package exchange.standalone.architecture.offender.query;

import org.axonframework.common.jpa.EntityManagerProvider;

record ReadModelWithEntities(EntityManagerProvider entities) {}
