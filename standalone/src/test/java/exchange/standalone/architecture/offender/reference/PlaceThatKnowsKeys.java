package exchange.standalone.architecture.offender.reference;

import exchange.standalone.architecture.offender.privacy.KeyThatKnowsEvents;

record PlaceThatKnowsKeys(KeyThatKnowsEvents key) {}
