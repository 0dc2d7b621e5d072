using RearCloud.Simulation.Running;
using Xunit.Runner.InProc.SystemConsole;

return args is ["sim", .. var words] ? SimulationProgram.Run(words) : await ConsoleRunner.Run(args);
