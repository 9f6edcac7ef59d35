/**
 * What the services' tests have in common: what stands around a service, who calls it, a clock that
 * can be put forward, and the rules that every service's architecture keeps. In test scope only.
 *
 * <p>It has no ArchitectureTest of its own: it is one package, and Spring, Kafka and ArchUnit are
 * what it is made of.
 */
@NullMarked
package io.forbear.testing;

import org.jspecify.annotations.NullMarked;
