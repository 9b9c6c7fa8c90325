/// Tests of calls to other systems.
package org.convoke.server.outside;
