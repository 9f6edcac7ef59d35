/**
 * Who may do what in Kafka: from the catalogue of topics to the access control lists of a cluster.
 */
@NullMarked
package io.forbear.security;

import org.jspecify.annotations.NullMarked;
