/// Tests of connectors and connections over REST.
package org.convoke.server.connections;
