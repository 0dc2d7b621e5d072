Console.WriteLine("rear");
